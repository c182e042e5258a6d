BEGIN TRANSACTION;
CREATE TABLE "correspondents" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "address" VARCHAR(320) NOT NULL UNIQUE,
    "language" VARCHAR(8)
);
INSERT INTO "correspondents" VALUES(1,'clerk@supplier.example','zh');
CREATE TABLE "findings" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "code" VARCHAR(32) NOT NULL,
    "severity" VARCHAR(16) NOT NULL,
    "sheet" TEXT,
    "address" TEXT,
    "value" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "checker_row" INT,
    "submission_id" INT NOT NULL REFERENCES "submissions" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_findings_submiss_05c862" UNIQUE ("submission_id", "position")
);
INSERT INTO "findings" VALUES(1,0,'C007','error','Declaration','D8','','[["field","Company Name"]]',7,1);
INSERT INTO "findings" VALUES(2,1,'C031','warning','Smelter List','B5','锡 "Tin" = ?','[["metal","Tin"],["row","5"]]',NULL,1);
INSERT INTO "findings" VALUES(3,2,'N001','note',NULL,NULL,'','[]',NULL,1);
INSERT INTO "findings" VALUES(4,0,'C031','warning','Smelter List','B5','锡 "Tin" = ?','[["metal","Tin"],["row","5"]]',NULL,3);
INSERT INTO "findings" VALUES(5,1,'N001','note',NULL,NULL,'','[]',NULL,3);
CREATE TABLE "folders" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "account" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "validity" VARCHAR(255) NOT NULL,
    "uid" VARCHAR(255) NOT NULL,
    CONSTRAINT "uid_folders_account_1889f6" UNIQUE ("account", "name")
);
INSERT INTO "folders" VALUES(1,'desk@imap.example.com','INBOX','1700000000','104');
CREATE TABLE "mails" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "account" VARCHAR(255) NOT NULL,
    "folder" VARCHAR(255) NOT NULL,
    "validity" VARCHAR(255) NOT NULL,
    "uid" VARCHAR(255) NOT NULL,
    "original" VARCHAR(64),
    "size" BIGINT NOT NULL,
    "received_at" TIMESTAMP NOT NULL,
    "attempts" INT NOT NULL,
    "shelf" VARCHAR(16),
    "filed" INT NOT NULL,
    "reason" TEXT NOT NULL,
    "sender" VARCHAR(320) NOT NULL,
    "message_id" VARCHAR(255),
    "question_noticed" INT NOT NULL,
    "settled_at" TIMESTAMP,
    CONSTRAINT "uid_mails_account_6caaa3" UNIQUE ("account", "folder", "validity", "uid")
);
INSERT INTO "mails" VALUES(1,'desk@imap.example.com','INBOX','1700000000','101','1111111111111111111111111111111111111111111111111111111111111111',1500000,'2026-11-19 08:00:00+00:00',1,'Processed',1,'','clerk@supplier.example','<1@supplier.example>',0,'2026-11-19 08:01:00+00:00');
INSERT INTO "mails" VALUES(2,'desk@imap.example.com','INBOX','1700000000','102','2222222222222222222222222222222222222222222222222222222222222222',1400000,'2026-11-19 09:00:00+00:00',1,'Processed',0,'','clerk@supplier.example','<2@supplier.example>',1,'2026-11-19 09:01:00+00:00');
INSERT INTO "mails" VALUES(3,'desk@imap.example.com','INBOX','1700000000','103','3333333333333333333333333333333333333333333333333333333333333333',9000,'2026-11-19 09:05:00+00:00',3,'Held',1,'fault-ValueError','',NULL,0,'2026-11-19 09:06:00+00:00');
INSERT INTO "mails" VALUES(4,'desk@imap.example.com','INBOX','1700000000','104','4444444444444444444444444444444444444444444444444444444444444444',8000,'2026-11-19 09:10:00+00:00',0,NULL,0,'','',NULL,0,NULL);
CREATE TABLE "replies" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "message_id" VARCHAR(255) NOT NULL UNIQUE,
    "recipient" VARCHAR(320) NOT NULL,
    "domain" VARCHAR(255) NOT NULL,
    "case_reference" VARCHAR(255) NOT NULL,
    "payload" TEXT NOT NULL,
    "examined" INT NOT NULL,
    "state" VARCHAR(16) NOT NULL,
    "attempts" INT NOT NULL,
    "ambiguous" INT NOT NULL,
    "next_try" TIMESTAMP NOT NULL,
    "created_at" TIMESTAMP NOT NULL,
    "sent_at" TIMESTAMP,
    "left_at" TIMESTAMP,
    "last_error" TEXT NOT NULL,
    "mail_id" INT NOT NULL UNIQUE REFERENCES "mails" ("id") ON DELETE RESTRICT
);
INSERT INTO "replies" VALUES(1,'<0001@desk.example>','clerk@supplier.example','supplier.example','OD-7KQ2-M9XR','{"case":"OD-7KQ2-M9XR","to":"clerk@supplier.example","subject":"CMRT 2026 - 深圳某某电子","in_reply_to":"<1@supplier.example>","references":["<thread-1@supplier.example>","<1@supplier.example>"],"languages":["zh","en"],"reports":[{"name":"CMRT 深圳.xlsx","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","refusal":null,"template":{"kind":"CMRT","version":"6.5","revision_date":"2025-04-25","language":"中文 Chinese","family":"CMRT 6","layout_version":"6.5"},"company":"深圳某某电子有限公司","scope":"A","minerals":["Tin","Gold"],"examination":{"findings":[{"code":"C007","severity":"error","cell":{"sheet":"Declaration","address":"D8"},"value":"","facts":[["field","Company Name"]],"checker_row":7},{"code":"C031","severity":"warning","cell":{"sheet":"Smelter List","address":"B5"},"value":"锡 \"Tin\" = ?","facts":[["metal","Tin"],["row","5"]],"checker_row":null},{"code":"N001","severity":"note","cell":null,"value":"","facts":[],"checker_row":null}],"open_rows":2,"rule_set":"2026.1"},"progress":null,"seen_before":null},{"name":"old.xls","sha256":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","refusal":{"code":"older-edition","facts":[["kind","CMRT"],["version","5.12"]]},"template":null,"company":"","scope":"","minerals":[],"examination":null,"progress":null,"seen_before":null}],"question_noticed":false}',1,'sent',2,1,'2026-11-19 08:01:00+00:00','2026-11-19 08:01:00+00:00','2026-11-19 08:03:00+00:00','2026-11-19 08:03:00+00:00','connection lost',1);
INSERT INTO "replies" VALUES(2,'<0002@desk.example>','clerk@supplier.example','supplier.example','OD-7KQ2-M9XR','{"case":"OD-7KQ2-M9XR","to":"clerk@supplier.example","subject":"CMRT 2026 - 深圳某某电子","in_reply_to":"<2@supplier.example>","references":["<thread-1@supplier.example>","<2@supplier.example>"],"languages":["zh","en"],"reports":[{"name":"CMRT 深圳.xlsx","sha256":"cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc","refusal":null,"template":{"kind":"CMRT","version":"6.5","revision_date":"2025-04-25","language":"中文 Chinese","family":"CMRT 6","layout_version":"6.5"},"company":"深圳某某电子有限公司","scope":"A","minerals":["Tin","Gold"],"examination":{"findings":[{"code":"C031","severity":"warning","cell":{"sheet":"Smelter List","address":"B5"},"value":"锡 \"Tin\" = ?","facts":[["metal","Tin"],["row","5"]],"checker_row":null},{"code":"N001","severity":"note","cell":null,"value":"","facts":[],"checker_row":null}],"open_rows":0,"rule_set":"2026.1"},"progress":{"previous_at":"2026-11-19T08:00:00Z","fixed":[{"code":"C007","severity":"error","cell":{"sheet":"Declaration","address":"D8"},"value":"","facts":[["field","Company Name"]],"checker_row":7}],"left":1,"new":0},"seen_before":null}],"question_noticed":false}',1,'queued',0,0,'2026-11-19 09:01:00+00:00','2026-11-19 09:01:00+00:00',NULL,NULL,'',2);
CREATE TABLE "submissions" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "position" INT NOT NULL,
    "sha256" VARCHAR(64) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "verdict" VARCHAR(16) NOT NULL,
    "refusal" VARCHAR(64) NOT NULL,
    "refusal_facts" TEXT NOT NULL,
    "template_kind" VARCHAR(16) NOT NULL,
    "template_version" TEXT NOT NULL,
    "template_date" DATE,
    "template_language" TEXT NOT NULL,
    "template_family" VARCHAR(32) NOT NULL,
    "layout_version" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "company_key" VARCHAR(255) NOT NULL,
    "scope" TEXT NOT NULL,
    "minerals" TEXT NOT NULL,
    "open_rows" INT,
    "rule_set" VARCHAR(255) NOT NULL,
    "mail_id" INT NOT NULL REFERENCES "mails" ("id") ON DELETE RESTRICT,
    CONSTRAINT "uid_submissions_mail_id_bc5f94" UNIQUE ("mail_id", "sha256", "name")
);
INSERT INTO "submissions" VALUES(1,0,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','CMRT 深圳.xlsx','incomplete','','[]','CMRT','6.5','2025-04-25','中文 Chinese','CMRT 6','6.5','深圳某某电子有限公司','深圳某某电子有限公司','A','["Tin","Gold"]',2,'2026.1',1);
INSERT INTO "submissions" VALUES(2,1,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','old.xls','unreadable','older-edition','[["kind","CMRT"],["version","5.12"]]','','',NULL,'','','','','','','[]',NULL,'',1);
INSERT INTO "submissions" VALUES(3,0,'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc','CMRT 深圳.xlsx','complete','','[]','CMRT','6.5','2025-04-25','中文 Chinese','CMRT 6','6.5','深圳某某电子有限公司','深圳某某电子有限公司','A','["Tin","Gold"]',0,'2026.1',2);
CREATE TABLE "tortoise_migrations" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "app" VARCHAR(255) NOT NULL,
    "name" VARCHAR(255) NOT NULL,
    "applied_at" TIMESTAMP NOT NULL,
    CONSTRAINT "uid_tortoise_mi_app_3803a5" UNIQUE ("app", "name")
);
INSERT INTO "tortoise_migrations" VALUES(1,'oredesk','0001_initial','2026-11-20 09:08:15.478634+00:00');
CREATE INDEX "idx_mails_shelf_743bb1" ON "mails" ("shelf");
CREATE INDEX "idx_mails_filed_fe468a" ON "mails" ("filed");
CREATE INDEX "idx_mails_sender_948907" ON "mails" ("sender");
CREATE INDEX "idx_mails_message_096d1f" ON "mails" ("message_id");
CREATE INDEX "idx_replies_left_at_c7f70f" ON "replies" ("left_at");
CREATE INDEX "idx_replies_state_aaa289" ON "replies" ("state", "next_try");
CREATE INDEX "idx_replies_recipie_db4617" ON "replies" ("recipient", "left_at");
CREATE INDEX "idx_replies_domain_12e630" ON "replies" ("domain", "left_at");
CREATE INDEX "idx_submissions_sha256_637874" ON "submissions" ("sha256");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tortoise_migrations',1);
INSERT INTO "sqlite_sequence" VALUES('folders',1);
INSERT INTO "sqlite_sequence" VALUES('mails',4);
INSERT INTO "sqlite_sequence" VALUES('submissions',3);
INSERT INTO "sqlite_sequence" VALUES('findings',5);
INSERT INTO "sqlite_sequence" VALUES('replies',2);
INSERT INTO "sqlite_sequence" VALUES('correspondents',1);
COMMIT;
