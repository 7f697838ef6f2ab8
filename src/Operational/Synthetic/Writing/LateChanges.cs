using Analytics.Operational.Sources;

namespace Analytics.Operational.Synthetic.Writing;

/// <summary>Changes some records after all were entered: corrections and withdrawals, seen by their row
/// versions.</summary>
internal static class LateChanges
{
    private static readonly string[] Statements =
    [
        "UPDATE [Disbursement] SET [Amount] = [Amount] - 1000, [Note] = 'Corrected after settlement.' "
        + "WHERE [Id] % 101 = 17 AND [Amount] > 1000000",
        "UPDATE [Disbursement] SET [IsDeleted] = 1, [Note] = 'Entered twice.' WHERE [Id] % 499 = 7",
        "UPDATE [TrainingCourse] SET [IsDeleted] = 1, [Note] = 'Did not take place.' WHERE [Id] % 499 = 7",
        "UPDATE [HouseholdReview] SET [Qualifier] = 'EXACT', [Note] = 'Confirmed after the review.' "
        + "WHERE [Id] % 101 = 17",
    ];

    public static async Task ApplyAsync(OperationalContext context, CancellationToken stop)
    {
        foreach (var statement in Statements)
        {
            await using var command = await SourceCommand.OpenAsync(context, statement, stop);
            await command.ExecuteNonQueryAsync(stop);
        }
    }
}
