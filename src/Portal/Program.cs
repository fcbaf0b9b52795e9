using OneStop.Portal;

return await PortalProgram.Run(args);
