CREATE TABLE `organisation` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`legal_form` text NOT NULL,
	`registration_number` text NOT NULL,
	`domicile` text NOT NULL,
	`is_named` integer NOT NULL,
	`lang` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`verified_at` integer NOT NULL,
	`valid_until` text NOT NULL,
	`reminded_of` text,
	`suspended_at` integer,
	`suspension_reason` text
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisation_application` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text,
	`kind` text NOT NULL,
	`form_key` text NOT NULL,
	`reference_hash` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`name` text NOT NULL,
	`lang` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`created_at` integer NOT NULL,
	`submitted_at` integer,
	`checklist` text,
	`remark` text,
	`checked_by` text,
	`checked_at` integer,
	`decided_by` text,
	`decided_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`checked_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_application_form_key_unique` ON `organisation_application` (`form_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_application_reference_hash_unique` ON `organisation_application` (`reference_hash`);--> statement-breakpoint
CREATE INDEX `organisation_application_by_state` ON `organisation_application` (`state`,`submitted_at`);--> statement-breakpoint
CREATE TABLE `organisation_attachment` (
	`id` text PRIMARY KEY NOT NULL,
	`owner_id` text NOT NULL,
	`slot` text NOT NULL,
	`kind` text NOT NULL,
	`byte_count` integer NOT NULL,
	`sha256` text NOT NULL,
	`sealed_key` text,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_attachment_by_owner` ON `organisation_attachment` (`owner_id`,`slot`);--> statement-breakpoint
CREATE TABLE `organisation_input` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`window_id` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`channel` text NOT NULL,
	`draft_box` text,
	`draft_key` text,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`sent_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_input_once` ON `organisation_input` (`organisation_id`,`idempotency_key`);--> statement-breakpoint
CREATE INDEX `organisation_input_by_window` ON `organisation_input` (`window_id`,`sent_at`);--> statement-breakpoint
CREATE TABLE `organisation_input_revision` (
	`input_id` text NOT NULL,
	`revision` integer NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`sent_at` integer NOT NULL,
	PRIMARY KEY(`input_id`, `revision`),
	FOREIGN KEY (`input_id`) REFERENCES `organisation_input`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisation_invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_invitation_token_hash_unique` ON `organisation_invitation` (`token_hash`);--> statement-breakpoint
CREATE INDEX `organisation_invitation_by_organisation` ON `organisation_invitation` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_representative` (
	`account_id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `organisation_representative_by_organisation` ON `organisation_representative` (`organisation_id`);--> statement-breakpoint
CREATE TABLE `organisation_sign_in` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisation_token` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`label` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	`last_used_on` text,
	FOREIGN KEY (`organisation_id`) REFERENCES `organisation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisation_token_token_hash_unique` ON `organisation_token` (`token_hash`);--> statement-breakpoint
CREATE INDEX `organisation_token_by_organisation` ON `organisation_token` (`organisation_id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_one_time_code` (
	`feedback_id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries_left` integer NOT NULL,
	`used_at` integer
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_one_time_code`("feedback_id", "code_hash", "expires_at", "tries_left", "used_at") SELECT "feedback_id", "code_hash", "expires_at", "tries_left", "used_at" FROM `one_time_code`;--> statement-breakpoint
DROP TABLE `one_time_code`;--> statement-breakpoint
ALTER TABLE `__new_one_time_code` RENAME TO `one_time_code`;--> statement-breakpoint
PRAGMA foreign_keys=ON;