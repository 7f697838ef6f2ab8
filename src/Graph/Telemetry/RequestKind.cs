namespace Analytics.Graph.Telemetry;

/// <summary>What was asked through.</summary>
internal enum RequestKind
{
    /// <summary><c>/graphql</c>.</summary>
    GraphQl,

    /// <summary><c>/table.*</c>.</summary>
    Export,
}
