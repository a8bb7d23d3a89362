ALTER TABLE `anonymity_policy` ADD `k_by_group` text;--> statement-breakpoint
ALTER TABLE `anonymity_policy` ADD `public_office` text;