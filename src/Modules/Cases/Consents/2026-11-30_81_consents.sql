-- What was consented to by itself, for which case, and whether it was taken back.
create table cases.consents (
    case_id uuid not null,
    consent text not null check (consent in ('provider', 'guardian')),
    subject uuid not null,
    given_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (case_id, consent)
);
create index consents_of_subject on cases.consents (subject, given_at desc, case_id);

-- What was given before this list was kept. A database without a store of events has none.
do $$ begin
    if to_regclass('events.mt_events') is not null then
        insert into cases.consents (case_id, consent, subject, given_at)
        select e.stream_id, c, (e.data ->> 'applicant')::uuid, e.timestamp
        from events.mt_events e cross join jsonb_array_elements_text(e.data::jsonb -> 'consents') c
        where e.type = 'cases.case-submitted.v1' and jsonb_typeof(e.data::jsonb -> 'consents') = 'array';
    end if;
end $$;
