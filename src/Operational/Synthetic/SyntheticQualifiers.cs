namespace Analytics.Operational.Synthetic;

/// <summary>Draws how exact a record is.</summary>
internal static class SyntheticQualifiers
{
    private static readonly Weighted<string> Members = new(
        [("EXACT", 96), ("APPROXIMATE", 1.6), ("PRELIMINARY", 1.4), ("AT_LEAST", 0.8), ("EXPECTED", 0.2)]);

    public static string Draw(SyntheticRandom random) => random.Pick(Members);
}
