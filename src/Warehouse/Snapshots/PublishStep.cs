namespace Analytics.Warehouse.Snapshots;

/// <summary>One indivisible step of publishing. A process may die between any two.</summary>
/// <param name="Name">What it does, for logs and tests.</param>
/// <param name="Run">Does it.</param>
public sealed record PublishStep(string Name, Action Run);
