namespace Analytics.Warehouse.Execution;

/// <summary>Groups that are ranked or shared among each other; a null key is the set without a member.</summary>
internal readonly record struct Partition(int? Key);
