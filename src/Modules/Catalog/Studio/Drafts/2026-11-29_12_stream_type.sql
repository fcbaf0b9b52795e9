-- The state of a draft is called CatalogDraft now, and Marten names streams by the class of their state.
update events.mt_streams set type = 'catalog_draft' where type = 'draft';
