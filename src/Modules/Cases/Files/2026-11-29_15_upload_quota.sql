-- How much a subject uploaded lately, read off the index alone.
create index files_of_subject on cases.files (subject, uploaded_at) include (size);

-- Refuses an upload that would take a subject beyond what one may bring within a day.
create procedure cases.check_quota(whose uuid, more bigint, since timestamptz, most bigint) language plpgsql as $$
begin
    if (select coalesce(sum(size), 0) from cases.files where subject = whose and uploaded_at > since) + more > most then
        raise exception 'the subject uploaded too much' using errcode = 'OSD02';
    end if;
end
$$;
