-- The span (W3C traceparent) that what is due follows from, for the link of its own; null where nobody records spans.
alter table platform.due add column trace_parent text;
