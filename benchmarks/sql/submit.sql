SELECT nextval('bench_n') AS n \gset
BEGIN;
SELECT id, answers FROM dossiers_draft WHERE id = md5('bench' || :n)::uuid FOR UPDATE;
SELECT slot FROM dossiers_attachment WHERE draft_id = md5('bench' || :n)::uuid AND removed_at IS NULL;
SELECT name, citizen_number FROM identity_person LIMIT 1;
UPDATE dossiers_draft SET submitted_at = now(), saved_at = now(), revision = revision + 1 WHERE id = md5('bench' || :n)::uuid;
INSERT INTO dossiers_step (id, dossier_id, number, move, at, by_name, by_quality, state, stage, turn, remark) VALUES (gen_random_uuid(), md5('dossier' || :n)::uuid, 1, 'submit', now(), 'Bench', 'citizen', 'submitted', 'receive', 'ours', '');
INSERT INTO audit_act (id, subject, sequence, at, verb, quality, request_id, facts, previous, digest) VALUES (gen_random_uuid(), 'dossier:' || md5('dossier' || :n)::uuid, 1, now(), 'dossiers.submit', 'citizen', '', '{}', '\x00', sha256('x'));
INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES ('bench', 'bench', '{}', 'succeeded');
INSERT INTO dossiers_codecounter (agency, day, last) VALUES ('H26.00073', '2000-01-01', 1) ON CONFLICT ON CONSTRAINT one_counter_a_day DO UPDATE SET last = dossiers_codecounter.last + 1 RETURNING last AS last \gset
INSERT INTO dossiers_dossier (id, code, draft_id, owner, procedure, version_id, agency, channel, applicant, last_digits, phone, email, language, answers, unverified, words, state, stage, stage_role, turn, payment, payment_due, delivery, sync, submitted_at, expected_at, outcome, proposal, assigned_name, row_version) SELECT md5('dossier' || :n)::uuid, 'B-' || :n, id, owner, procedure, version_id, agency, 'online', 'Nguyễn Thị Mai', '2345', '', '', 'vi', answers, '[]', 'nguyen thi mai 0912345678', 'submitted', 'receive', 'receiver', 'ours', 'nothing_due', 0, 'not_ready', 'pending', now(), now(), '', '', '', 1 FROM dossiers_draft WHERE id = md5('bench' || :n)::uuid;
COMMIT;
