using System.Globalization;
using Analytics.Loader.Verify;

namespace Analytics.Loader.Commands;

/// <summary>The report of Verify as text for the operator.</summary>
public static class ReportText
{
    /// <summary>Writes every finding: severity, code, what, how many, where, and what to do.</summary>
    public static void Write(VerifyReport report, TextWriter output)
    {
        if (report.Findings.IsEmpty)
        {
            output.WriteLine("Verify found nothing to report.");
        }

        foreach (var finding in report.Findings)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{finding.Severity.ToString().ToUpperInvariant(),-5} {finding.Code} ({finding.Count:N0}): "
                    + $"{finding.What.En}"));
            foreach (var example in finding.Examples)
            {
                output.WriteLine($"        {example}");
            }

            output.WriteLine($"      {finding.Remedy}");
        }
    }
}
