using Analytics.Warehouse.Model;

namespace Analytics.Warehouse.Requests;

/// <summary>A measure asked, with its name resolved.</summary>
public sealed record ResolvedAsk(FactAsk Ask, Measure Measure);
