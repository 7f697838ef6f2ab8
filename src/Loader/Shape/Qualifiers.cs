namespace Analytics.Loader.Shape;

/// <summary>How exact a published figure is, as the bits that the warehouse combines.</summary>
public static class Qualifiers
{
    /// <summary>The bits of a code.</summary>
    /// <returns>Null when the code is none of the five.</returns>
    public static sbyte? BitsOf(string code) => code switch
    {
        "EXACT" => 0,
        "AT_LEAST" => 1,
        "APPROXIMATE" => 2,
        "EXPECTED" => 4,
        "PRELIMINARY" => 8,
        _ => null,
    };
}
