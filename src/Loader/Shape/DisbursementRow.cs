namespace Analytics.Loader.Shape;

/// <summary>A row of <c>disbursement</c>.</summary>
public readonly record struct DisbursementRow(
    FactKeys Keys, short? OriginYear, short FundingSourceKey, short CapitalTypeKey, long? Amount);
