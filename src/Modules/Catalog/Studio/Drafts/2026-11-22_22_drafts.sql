-- What officials work on, for their lists; the drafts themselves are streams of events.
create table catalog.drafts (
    id         uuid        primary key,
    kind       text        not null,
    code       text        not null,
    name       jsonb       not null,
    status     text        not null,
    based_on   int         not null,
    changed_at timestamptz not null,
    changed_by uuid        not null,
    sent_by    uuid,
    version    int
);

create index drafts_by_change on catalog.drafts (changed_at desc, id desc);
create index drafts_of on catalog.drafts (kind, code, changed_at desc);

-- One draft of one thing at a time: two would overwrite one another when they are published.
create unique index one_draft on catalog.drafts (kind, code) where status in ('open', 'inReview');
