-- Two roles for Heed on PostgreSQL: heed_owner owns the tables and runs migrations, heed_app is the server's and may
-- only read and write rows. Run it once, as a superuser, in the database that Heed uses (and nobody else):
--
--     heed migrate --roles > roles.sql
--     psql --dbname=DATABASE --file=roles.sql
--
-- Then put this into heed.yaml (or HEED_DATABASE_URL and HEED_DATABASE_MIGRATION_URL):
--
--     database:
--       url: jdbc:postgresql://HOST/DATABASE?user=heed_app&password={application}
--       migration_url: jdbc:postgresql://HOST/DATABASE?user=heed_owner&password={owner}

BEGIN;

CREATE ROLE heed_owner LOGIN PASSWORD '{owner}';
CREATE ROLE heed_app LOGIN PASSWORD '{application}';

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO heed_owner;
GRANT USAGE ON SCHEMA public TO heed_app;

-- what another role has made before
DO $$
DECLARE
    made record;
BEGIN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
    FOR made IN
        SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v')
    LOOP
        EXECUTE format('ALTER TABLE public.%I OWNER TO heed_owner', made.relname);
    END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO heed_app;

-- what migrations will make
ALTER DEFAULT PRIVILEGES FOR ROLE heed_owner IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO heed_app;

COMMIT;
