\set n random(1, :most)
BEGIN;
SELECT id AS dossier, row_version AS version FROM dossiers_dossier WHERE code = 'B-' || :n FOR UPDATE \gset
SELECT sequence, digest FROM audit_act WHERE subject = 'dossier:' || ':dossier' ORDER BY sequence DESC LIMIT 1;
UPDATE dossiers_dossier SET stage = 'handle', stage_role = 'handler', assigned_to = NULL, assigned_name = '', row_version = row_version + 1 WHERE id = ':dossier';
INSERT INTO dossiers_step (id, dossier_id, number, move, at, by_name, by_quality, state, stage, turn, remark) VALUES (gen_random_uuid(), ':dossier', :version + 1, 'forward', now(), 'Bench', 'officer', 'in_process', 'handle', 'ours', '');
INSERT INTO audit_act (id, subject, sequence, at, verb, quality, request_id, facts, previous, digest) VALUES (gen_random_uuid(), 'dossier:' || ':dossier', :version + 1, now(), 'dossiers.forward', 'officer', '', '{}', '\x00', sha256('x'));
COMMIT;
