using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Graph.Caching;

/// <summary>Names an answer: equal keys have equal bytes.</summary>
/// <param name="Text">A hash in lower-case hexadecimal.</param>
public sealed record AnswerKey(string Text)
{
    /// <summary>The key of everything that an answer depends on.</summary>
    /// <param name="snapshotId">The snapshot that is served; empty when there is none.</param>
    /// <param name="modelVersion">The version of the measures.</param>
    /// <param name="securityScope">Whose rows the caller may see.</param>
    /// <param name="question">The operation and its variables.</param>
    public static AnswerKey Of(string snapshotId, string modelVersion, string securityScope, Question question)
    {
        var text = new StringBuilder();
        foreach (var part in (ReadOnlySpan<string>)
            [
                SealedAnswer.FormatVersion, snapshotId, modelVersion, securityScope, question.OperationName,
                question.Document, question.Variables])
        {
            // lengths, so that parts cannot flow into each other
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        }

        return new AnswerKey(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
