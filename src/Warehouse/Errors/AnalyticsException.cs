using System.Collections.Immutable;

namespace Analytics.Warehouse.Errors;

/// <summary>Carries every problem found in one input, at least one.</summary>
public sealed class AnalyticsException : Exception
{
    /// <summary>Makes an exception of all problems of an input.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public AnalyticsException(ImmutableArray<AnalyticsError> errors, Exception? cause = null)
        : base(string.Join(" ", errors.Select(error => $"{error.Code}: {error.Message}")), cause)
    {
        if (errors.IsDefaultOrEmpty)
        {
            throw new ArgumentException("An analytics exception names at least one error.", nameof(errors));
        }

        Errors = errors;
    }

    /// <summary>Makes an exception of one problem.</summary>
    public AnalyticsException(AnalyticsError error, Exception? cause = null)
        : this([error], cause)
    {
    }

    /// <summary>The problems, in the order in which the input names them.</summary>
    public ImmutableArray<AnalyticsError> Errors { get; }
}
