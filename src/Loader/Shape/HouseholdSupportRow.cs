namespace Analytics.Loader.Shape;

/// <summary>A row of <c>household_support</c>.</summary>
public readonly record struct HouseholdSupportRow(
    FactKeys Keys, short KindKey, short PolicyKey, int? Households, long? Amount, long? CapitalRecovered);
