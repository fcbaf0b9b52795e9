using OneStop.Portal;

return args.FirstOrDefault(a => !a.StartsWith('-')) switch
{
    null or "serve" => await Verbs.Serve(args),
    "setup" => await Verbs.Setup(args),
    "check" => await Verbs.Check(args),
    "events" => await Verbs.Events(args),
    "import-seal" => await Verbs.ImportSeal(args),
    "catalog" => await Verbs.Catalog(args),
    "staff" => await Verbs.Staff(args),
    var other => Verbs.Unknown(other),
};
