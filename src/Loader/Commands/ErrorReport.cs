using System.Collections.Immutable;
using Analytics.Operational.Errors;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary>Runs a command and tells its errors: one line <c>CODE: message</c> and one with the remedy, never a
/// stack.</summary>
internal static class ErrorReport
{
    public static Task<int> GuardAsync(TextWriter errors, Func<Task<int>> command) =>
        GuardAsync(problems => Tell(errors, problems), command);

    public static async Task<int> GuardAsync(Action<ImmutableArray<AnalyticsError>> tell, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception problem)
        {
            var problems = Of(problem);
            tell(problems);
            return ExitCode.Of(problems[0].Code);
        }
    }

    public static void Tell(TextWriter errors, ImmutableArray<AnalyticsError> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine($"{problem.Code}: {problem.Message}");
            errors.WriteLine($"  {problem.Remedy}");
        }
    }

    private static ImmutableArray<AnalyticsError> Of(Exception problem) => problem switch
    {
        AnalyticsException known => known.Errors,
        SourceException { Error: var error } => [new AnalyticsError(error.Code, error.Message, error.Remedy)],
        OperationCanceledException => [LoadErrors.Stopped()],
        _ => [LoadErrors.Fault(problem)],
    };
}
