using OneStop.Testing;

[assembly: AssemblyFixture(typeof(PortalUnderTest))]
