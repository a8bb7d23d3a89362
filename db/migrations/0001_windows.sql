CREATE TABLE `window_reminder` (
	`window_id` text NOT NULL,
	`account_id` text NOT NULL,
	`kind` text NOT NULL,
	`closes_at` integer NOT NULL,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`window_id`, `account_id`, `kind`, `closes_at`),
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `window_change` (
	`window_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`changed_by` text,
	`kind` text NOT NULL,
	`closes_from` integer,
	`closes_to` integer NOT NULL,
	`reason_id` text,
	`reason_en` text,
	PRIMARY KEY(`window_id`, `number`),
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`changed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `window_unit` (
	`window_id` text NOT NULL,
	`unit` text NOT NULL,
	PRIMARY KEY(`window_id`, `unit`),
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
-- Other tables refer to this one: the migrator turns foreign keys off before it begins, as no statement within can.
CREATE TABLE `__new_feedback_window` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text DEFAULT 'announcement' NOT NULL,
	`announcement_id` text,
	`origin_level` integer NOT NULL,
	`origin` text NOT NULL,
	`post_level` integer NOT NULL,
	`post` text NOT NULL,
	`question_id` text,
	`question_en` text,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`instrument_version` integer NOT NULL,
	CONSTRAINT "feedback_window_kind" CHECK((kind = 'announcement') = (announcement_id IS NOT NULL))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_feedback_window`("id", "kind", "announcement_id", "origin_level", "origin", "post_level", "post", "question_id", "question_en", "opens_at", "closes_at", "instrument_version") SELECT "id", 'announcement', "announcement_id", "origin_level", "origin", "post_level", "post", NULL, NULL, "opens_at", "closes_at", "instrument_version" FROM `feedback_window`;--> statement-breakpoint
DROP TABLE `feedback_window`;--> statement-breakpoint
ALTER TABLE `__new_feedback_window` RENAME TO `feedback_window`;--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_window_announcement_id_unique` ON `feedback_window` (`announcement_id`);--> statement-breakpoint
CREATE INDEX `feedback_window_by_closing` ON `feedback_window` (`closes_at`);--> statement-breakpoint
INSERT INTO `window_change` SELECT `id`, 1, `opens_at`, NULL, 'opened', NULL, `closes_at`, NULL, NULL FROM `feedback_window`;--> statement-breakpoint
CREATE TRIGGER `window_change_no_update` BEFORE UPDATE ON `window_change` BEGIN SELECT RAISE(ABORT, 'window_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `window_change_no_replace` BEFORE INSERT ON `window_change` WHEN EXISTS (SELECT 1 FROM `window_change` WHERE `window_id` = NEW.`window_id` AND `number` = NEW.`number`) BEGIN SELECT RAISE(ABORT, 'window_change is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `window_change_no_delete` BEFORE DELETE ON `window_change` BEGIN SELECT RAISE(ABORT, 'window_change is append-only'); END;
