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
ALTER TABLE `anonymity_policy` ADD `k_by_group` text;--> statement-breakpoint
ALTER TABLE `anonymity_policy` ADD `public_office` text;
--> statement-breakpoint
CREATE TRIGGER `text_decision_goes_with_text` AFTER UPDATE OF `sealed_key` ON `feedback` WHEN NEW.`sealed_key` IS NULL BEGIN DELETE FROM `text_decision` WHERE `feedback_id` = NEW.`id`; END;
