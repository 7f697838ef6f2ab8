namespace Analytics.Packages.Tests.SqlServer;

/// <summary>A record with the column types that the operational database has.</summary>
internal sealed class Payment
{
    public long Id { get; set; }

    public required string Province { get; set; }

    public long? Amount { get; set; }

    public DateOnly? PaidOn { get; set; }

    public DateTime ChangedAt { get; set; }

    public bool IsDeleted { get; set; }

    public byte[] RowVersion { get; set; } = [];
}
