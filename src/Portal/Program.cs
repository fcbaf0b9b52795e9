using OneStop.Portal;

return args.FirstOrDefault(a => !a.StartsWith('-')) switch
{
    null or "serve" => await Verbs.Serve(args),
    "setup" => await Verbs.Setup(args),
    "check" => await Verbs.Check(args),
    "import-seal" => await Verbs.ImportSeal(args),
    "publish" => await Verbs.Publish(args),
    "staff" => await Verbs.Staff(args),
    var other => Verbs.Unknown(other),
};
