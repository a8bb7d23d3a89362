CREATE TABLE `text_decision` (
	`feedback_id` text PRIMARY KEY NOT NULL,
	`sealed_box` text NOT NULL,
	`sealed_key` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `text_decision_goes_with_text` AFTER UPDATE OF `sealed_key` ON `feedback` WHEN NEW.`sealed_key` IS NULL BEGIN DELETE FROM `text_decision` WHERE `feedback_id` = NEW.`id`; END;
