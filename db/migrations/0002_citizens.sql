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
CREATE TABLE `feedback_commitment` (
	`commitment` text PRIMARY KEY NOT NULL,
	`feedback_id` text NOT NULL,
	`revision` integer NOT NULL,
	`promised_at` integer,
	`promise` text,
	`superseded_at` integer,
	FOREIGN KEY (`feedback_id`) REFERENCES `feedback`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `feedback_commitment_revision` ON `feedback_commitment` (`feedback_id`,`revision`);--> statement-breakpoint
CREATE TABLE `service_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `service_code_batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_code_by_batch` ON `service_code` (`batch_id`);--> statement-breakpoint
CREATE TABLE `service_code_batch` (
	`id` text PRIMARY KEY NOT NULL,
	`service_unit` text NOT NULL,
	`slips` integer NOT NULL,
	`issued_by` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`issued_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `used_service_code` (
	`code_hash` text PRIMARY KEY NOT NULL,
	FOREIGN KEY (`code_hash`) REFERENCES `service_code`(`code_hash`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE TABLE `rate_salt` (
	`day` text PRIMARY KEY NOT NULL,
	`salt` text NOT NULL
) STRICT;
--> statement-breakpoint
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
CREATE TABLE `data_request` (
	`id` text PRIMARY KEY NOT NULL,
	`idempotency_key` text NOT NULL,
	`reference_hash` text NOT NULL,
	`kind` text NOT NULL,
	`role` text NOT NULL,
	`state` text NOT NULL,
	`sealed_box` text,
	`sealed_key` text,
	`received_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`outcome` text,
	`answered_by` text,
	`answered_at` integer,
	FOREIGN KEY (`answered_by`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_idempotency_key_unique` ON `data_request` (`idempotency_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_reference_hash_unique` ON `data_request` (`reference_hash`);--> statement-breakpoint
CREATE INDEX `data_request_by_state` ON `data_request` (`state`,`due_at`);--> statement-breakpoint
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
PRAGMA foreign_keys=ON;--> statement-breakpoint
ALTER TABLE `anonymity_policy` ADD `k_by_group` text;--> statement-breakpoint
ALTER TABLE `anonymity_policy` ADD `public_office` text;--> statement-breakpoint
CREATE INDEX `feedback_by_verification` ON `feedback` (`verified_at`) WHERE state = 'verified';
--> statement-breakpoint
CREATE TRIGGER `text_decision_goes_with_text` AFTER UPDATE OF `sealed_key` ON `feedback` WHEN NEW.`sealed_key` IS NULL BEGIN DELETE FROM `text_decision` WHERE `feedback_id` = NEW.`id`; END;
