CREATE TABLE `appeal` (
	`feedback_id` text PRIMARY KEY NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`appealed_at` integer NOT NULL,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `moderation` (
	`feedback_id` text NOT NULL,
	`round` integer NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`decided_by` text NOT NULL,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`feedback_id`, `round`),
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `screening` (
	`feedback_id` text PRIMARY KEY NOT NULL,
	`screened_at` integer NOT NULL,
	`standing` text NOT NULL,
	`findings` text NOT NULL,
	`rule_version` integer NOT NULL,
	`cluster_id` text,
	`held_since` integer,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `screening_by_standing` ON `screening` (`standing`,`held_since`);--> statement-breakpoint
CREATE INDEX `screening_by_cluster` ON `screening` (`cluster_id`);--> statement-breakpoint
CREATE TABLE `transparency_quarter` (
	`quarter` text PRIMARY KEY NOT NULL,
	`counts` text NOT NULL,
	`closed_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `unconfirmed_feedback` (
	`quarter` text PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `feedback_by_verification` ON `feedback` (`verified_at`) WHERE state = 'verified';