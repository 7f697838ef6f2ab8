namespace Analytics.Warehouse.Snapshots;

/// <summary>One finding of Verify.</summary>
/// <param name="Code">Stable, <c>VERIFY_WHAT</c>.</param>
/// <param name="Severity">BLOCK, WARN or INFO. A published snapshot has no BLOCK.</param>
/// <param name="MessageVi">In Vietnamese, for readers of the data.</param>
/// <param name="MessageEn">In English, with the ids of up to five examples.</param>
/// <param name="Count">Records concerned.</param>
public sealed record QualityNote(string Code, string Severity, string MessageVi, string MessageEn, long Count);
