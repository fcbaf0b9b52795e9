using OneStop.Demo;
using OneStop.Portal;

return await PortalProgram.Run(args, new DemoAddition());
