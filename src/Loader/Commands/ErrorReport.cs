using Analytics.Operational.Errors;
using Analytics.Warehouse.Errors;

namespace Analytics.Loader.Commands;

/// <summary>Runs a command and tells its errors: one line <c>CODE: message</c> and one with the remedy, never a
/// stack.</summary>
internal static class ErrorReport
{
    public static async Task<int> GuardAsync(TextWriter errors, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (AnalyticsException problem)
        {
            return Tell(errors, [.. problem.Errors]);
        }
        catch (SourceException problem)
        {
            var error = problem.Error;
            return Tell(errors, [new AnalyticsError(error.Code, error.Message, error.Remedy)]);
        }
        catch (OperationCanceledException)
        {
            return Tell(errors, [LoadErrors.Stopped()]);
        }
        catch (Exception fault)
        {
            return Tell(errors, [LoadErrors.Fault(fault)]);
        }
    }

    private static int Tell(TextWriter errors, IReadOnlyList<AnalyticsError> problems)
    {
        foreach (var problem in problems)
        {
            errors.WriteLine($"{problem.Code}: {problem.Message}");
            errors.WriteLine($"  {problem.Remedy}");
        }

        return ExitCode.Of(problems[0].Code);
    }
}
