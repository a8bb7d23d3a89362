CREATE TABLE `review` (
	`window_id` text PRIMARY KEY NOT NULL,
	`evaluator_id` text NOT NULL,
	`heard` text NOT NULL,
	`used` text NOT NULL,
	`not_used` text NOT NULL,
	`finding` text NOT NULL,
	`recommendation` text NOT NULL,
	`has_no_conflict` integer NOT NULL,
	`revision` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`closed_at` integer,
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`evaluator_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`window_id` text NOT NULL,
	`reference_hash` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`state` text NOT NULL,
	`channel` text NOT NULL,
	`verification` text NOT NULL,
	`service_unit` text NOT NULL,
	`service_month` text NOT NULL,
	`answers` text NOT NULL,
	`conduct` text NOT NULL,
	`relation` text NOT NULL,
	`nullifier` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`received_at` integer NOT NULL,
	`verified_at` integer,
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_reference_hash_unique` ON `feedback` (`reference_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_idempotency_key_unique` ON `feedback` (`idempotency_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_one_voice` ON `feedback` (`window_id`,`nullifier`) WHERE state = 'verified';--> statement-breakpoint
CREATE INDEX `feedback_by_window` ON `feedback` (`window_id`,`state`,`verified_at`);--> statement-breakpoint
CREATE TABLE `feedback_window` (
	`id` text PRIMARY KEY NOT NULL,
	`announcement_id` text NOT NULL,
	`origin_level` integer NOT NULL,
	`origin` text NOT NULL,
	`post_level` integer NOT NULL,
	`post` text NOT NULL,
	`opens_at` integer NOT NULL,
	`closes_at` integer NOT NULL,
	`instrument_version` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_window_announcement_id_unique` ON `feedback_window` (`announcement_id`);--> statement-breakpoint
CREATE INDEX `feedback_window_by_closing` ON `feedback_window` (`closes_at`);--> statement-breakpoint
CREATE TABLE `one_time_code` (
	`feedback_id` text PRIMARY KEY NOT NULL,
	`code_hash` text NOT NULL,
	`expires_at` integer NOT NULL,
	`tries_left` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `used_captcha` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `window_agency` (
	`window_id` text NOT NULL,
	`agency` text NOT NULL,
	PRIMARY KEY(`window_id`, `agency`),
	FOREIGN KEY (`window_id`) REFERENCES `feedback_window`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`display_name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);--> statement-breakpoint
CREATE TABLE `account_agency` (
	`account_id` text NOT NULL,
	`agency` text NOT NULL,
	PRIMARY KEY(`account_id`, `agency`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `account_role` (
	`account_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`account_id`, `role`),
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `audit_event` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`account_id` text,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`detail` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_event_by_object` ON `audit_event` (`object`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`key` text PRIMARY KEY NOT NULL,
	`milli_tokens` integer NOT NULL,
	`updated_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `session` (
	`id_hash` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `session_by_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`attempts` integer DEFAULT 0 NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`requested_by` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`kind`,`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `anonymity_policy` (
	`version` integer PRIMARY KEY NOT NULL,
	`k` integer NOT NULL,
	`k_sensitive` integer NOT NULL,
	`kpop` integer NOT NULL,
	`cost_cap_percent` integer NOT NULL,
	`minimum_delay_days` integer NOT NULL,
	`fewest_transfers` integer NOT NULL,
	`closing_year` text,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `release` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`proposed_by` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`policy_version` integer NOT NULL,
	`digest` text NOT NULL,
	`announcement_count` integer NOT NULL,
	`transfer_count` integer NOT NULL,
	`held_count` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`decision_reason` text,
	`published_at` integer,
	FOREIGN KEY (`proposed_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `release_document` (
	`release_id` text NOT NULL,
	`path` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`sha256` text NOT NULL,
	PRIMARY KEY(`release_id`, `path`),
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `release_member` (
	`release_id` text NOT NULL,
	`announcement_id` text NOT NULL,
	`transfer_id` text NOT NULL,
	PRIMARY KEY(`release_id`, `transfer_id`),
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `staffing_need` (
	`period` text NOT NULL,
	`agency` text NOT NULL,
	`family` text NOT NULL,
	`kind` text NOT NULL,
	`grade` text NOT NULL,
	`needed` integer NOT NULL,
	`filled` integer NOT NULL,
	`import_id` text NOT NULL,
	PRIMARY KEY(`period`, `agency`, `family`, `grade`),
	FOREIGN KEY (`import_id`) REFERENCES `register_import`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `register_import` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`row_count` integer NOT NULL,
	`new_count` integer NOT NULL,
	`imported_by` text NOT NULL,
	`imported_at` integer NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `register_import_file_sha256_unique` ON `register_import` (`file_sha256`);--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`employee_ref` text NOT NULL,
	`natural_key` text NOT NULL,
	`decree_date` text NOT NULL,
	`effective_date` text NOT NULL,
	`transfer_type` text NOT NULL,
	`direction` text NOT NULL,
	`origin_agency` text NOT NULL,
	`origin_family` text NOT NULL,
	`origin_kind` text NOT NULL,
	`destination_agency` text NOT NULL,
	`destination_family` text NOT NULL,
	`destination_kind` text NOT NULL,
	`grade` text NOT NULL,
	`ground` text NOT NULL,
	`qualification_match` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`release_id` text,
	`announcement_id` text,
	FOREIGN KEY (`import_id`) REFERENCES `register_import`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`release_id`) REFERENCES `release`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_natural_key_unique` ON `transfer` (`natural_key`);--> statement-breakpoint
CREATE INDEX `transfer_waiting` ON `transfer` (`release_id`,`decree_date`);--> statement-breakpoint
CREATE INDEX `transfer_by_announcement` ON `transfer` (`announcement_id`);--> statement-breakpoint
CREATE INDEX `transfer_by_employee` ON `transfer` (`employee_ref`);
--> statement-breakpoint
CREATE TRIGGER `audit_event_no_update` BEFORE UPDATE ON `audit_event` BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_event_no_replace` BEFORE INSERT ON `audit_event` WHEN EXISTS (SELECT 1 FROM `audit_event` WHERE `sequence` = NEW.`sequence`) BEGIN SELECT RAISE(ABORT, 'audit_event is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `anonymity_policy_no_update` BEFORE UPDATE ON `anonymity_policy` BEGIN SELECT RAISE(ABORT, 'anonymity_policy is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `anonymity_policy_no_replace` BEFORE INSERT ON `anonymity_policy` WHEN EXISTS (SELECT 1 FROM `anonymity_policy` WHERE `version` = NEW.`version`) BEGIN SELECT RAISE(ABORT, 'anonymity_policy is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `anonymity_policy_no_delete` BEFORE DELETE ON `anonymity_policy` BEGIN SELECT RAISE(ABORT, 'anonymity_policy is append-only'); END;
