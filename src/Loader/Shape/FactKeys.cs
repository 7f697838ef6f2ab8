namespace Analytics.Loader.Shape;

/// <summary>The columns that every fact has.</summary>
/// <param name="RecordId">Id of the record in its source table.</param>
/// <param name="Place">Where.</param>
/// <param name="AreaClassKey">Class of the district or commune on the record's day; null for wider areas.</param>
/// <param name="Work">What for.</param>
/// <param name="When">When.</param>
/// <param name="Qualifier">0 exact, else bits: 1 at least, 2 approximate, 4 expected, 8 preliminary.</param>
public readonly record struct FactKeys(long RecordId, Place Place, short? AreaClassKey, Work Work, When When,
    sbyte Qualifier);
