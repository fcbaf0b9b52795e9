-- The state of a draft is called CatalogDraft now, and Marten names streams by the class of their state. A database without a
-- store of events (a catalogue by itself) has none.
do $$
begin
    if to_regclass('events.mt_streams') is not null then
        update events.mt_streams set type = 'catalog_draft' where type = 'draft';
    end if;
end $$;
