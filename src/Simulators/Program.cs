using OneStop.Simulators;

SimulatorServer.Build(args).Run();
