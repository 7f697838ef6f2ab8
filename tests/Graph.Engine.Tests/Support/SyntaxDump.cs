using System.Collections;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Tests.Support;

/// <summary>A syntax tree as text, property by property, without places: two trees are the same when their texts
/// are.</summary>
internal static class SyntaxDump
{
    private static readonly HashSet<string> Places = ["Start", "NameStart", "Source"];

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"<{text}>",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object>().Select(Of))}]",
        SyntaxNode or NameNode => $"{value.GetType().Name}({string.Join(", ", Properties(value))})",
        _ => value.ToString()!, // enums and booleans
    };

    private static IEnumerable<string> Properties(object node) => node.GetType().GetProperties()
        .Where(property => !Places.Contains(property.Name))
        .OrderBy(property => property.Name, StringComparer.Ordinal)
        .Select(property => $"{property.Name}: {Of(property.GetValue(node))}");
}
