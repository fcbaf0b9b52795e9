-- Which silos carry the platform together. Orleans' provider brings no statements of its own: it reads them, under these
-- keys, from a table with this name, and expects these columns back. One row of a cluster counts the changes of its table;
-- whoever changes a silo's row must have seen the latest count, so that two silos never decide on different views.
create schema orleans;

create table orleans.OrleansMembershipVersionTable (
    DeploymentId text primary key,
    Version int not null default 0,
    Timestamp timestamptz not null default now()
);

create table orleans.OrleansMembershipTable (
    DeploymentId text not null references orleans.OrleansMembershipVersionTable,
    Address text not null,
    Port int not null,
    Generation int not null,
    SiloName text not null,
    HostName text not null,
    Status int not null,
    ProxyPort int not null,
    SuspectTimes text,
    StartTime timestamptz not null,
    IAmAliveTime timestamptz not null,
    primary key (DeploymentId, Address, Port, Generation)
);

create table orleans.OrleansQuery (QueryKey text primary key, QueryText text not null);

insert into orleans.OrleansQuery (QueryKey, QueryText) values
('InsertMembershipVersionKey', $$
    with added as (
        insert into OrleansMembershipVersionTable (DeploymentId) values (@DeploymentId) on conflict do nothing returning 1)
    select count(*) from added
$$),
('InsertMembershipKey', $$
    with counted as (
        update OrleansMembershipVersionTable set Version = Version + 1, Timestamp = now()
        where DeploymentId = @DeploymentId and Version = @Version
          and not exists (
              select from OrleansMembershipTable
              where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId),
    added as (
        insert into OrleansMembershipTable
            (DeploymentId, Address, Port, Generation, SiloName, HostName, Status, ProxyPort, StartTime, IAmAliveTime)
        select DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        from counted
        returning 1)
    select count(*) from added
$$),
('UpdateMembershipKey', $$
    with counted as (
        update OrleansMembershipVersionTable set Version = Version + 1, Timestamp = now()
        where DeploymentId = @DeploymentId and Version = @Version
          and exists (
              select from OrleansMembershipTable
              where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation)
        returning DeploymentId),
    changed as (
        update OrleansMembershipTable m
        set Status = @Status, SuspectTimes = @SuspectTimes, IAmAliveTime = greatest(m.IAmAliveTime, @IAmAliveTime)
        from counted
        where m.DeploymentId = counted.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
        returning 1)
    select count(*) from changed
$$),
-- A sign of life changes no decision and is not counted.
('UpdateIAmAlivetimeKey', $$
    update OrleansMembershipTable set IAmAliveTime = greatest(IAmAliveTime, @IAmAliveTime)
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation
$$),
('MembershipReadAllKey', $$
    select m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
           m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v left join OrleansMembershipTable m using (DeploymentId)
    where v.DeploymentId = @DeploymentId
$$),
('MembershipReadRowKey', $$
    select m.Address, m.Port, m.Generation, m.SiloName, m.HostName, m.Status, m.ProxyPort, m.SuspectTimes, m.StartTime,
           m.IAmAliveTime, v.Version
    from OrleansMembershipVersionTable v
    left join OrleansMembershipTable m
        on m.DeploymentId = v.DeploymentId and m.Address = @Address and m.Port = @Port and m.Generation = @Generation
    where v.DeploymentId = @DeploymentId
$$),
-- 6 is a silo that was declared dead; only those are swept.
('CleanupDefunctSiloEntriesKey', $$
    delete from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = 6 and greatest(IAmAliveTime, StartTime) < @IAmAliveTime
$$),
('CleanupDefunctSiloEntryKey', $$
    delete from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Address = @Address and Port = @Port and Generation = @Generation and Status = 6
      and StartTime = @StartTime and IAmAliveTime = @IAmAliveTime and SuspectTimes is not distinct from @SuspectTimes
$$),
('DeleteMembershipTableEntriesKey', $$
    with silos as (delete from OrleansMembershipTable where DeploymentId = @DeploymentId)
    delete from OrleansMembershipVersionTable where DeploymentId = @DeploymentId
$$),
-- Asked by programs outside of the cluster; this platform has none, every portal is a silo.
('GatewaysQueryKey', $$
    select Address, ProxyPort, Generation from OrleansMembershipTable
    where DeploymentId = @DeploymentId and Status = @Status and ProxyPort > 0
$$);
