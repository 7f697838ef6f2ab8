using System.Globalization;

namespace Analytics.Graph.Engine.Errors;

/// <summary>A place in a response: response names and list indices from the root. Null means the root itself.</summary>
public sealed class ResponsePath
{
    private ResponsePath(ResponsePath? parent, string? name, int index)
    {
        Parent = parent;
        Name = name;
        Index = index;
    }

    /// <summary>Lists by index, names by ordinal; the root first.</summary>
    internal static IComparer<ResponsePath?> InDocumentOrder { get; } =
        Comparer<ResponsePath?>.Create((a, b) => Compare(a?.Steps() ?? [], b?.Steps() ?? []));

    /// <summary>The path that this one extends; null below the root.</summary>
    public ResponsePath? Parent { get; }

    /// <summary>The response name of the last step; null when it is an index.</summary>
    public string? Name { get; }

    /// <summary>The list index of the last step, from 0; only meaningful when <see cref="Name"/> is null.</summary>
    public int Index { get; }

    /// <summary>The path one response name below a parent.</summary>
    public static ResponsePath Of(ResponsePath? parent, string name) => new(parent, name, 0);

    /// <summary>The path one list index below a parent.</summary>
    public static ResponsePath Of(ResponsePath? parent, int index) => new(parent, null, index);

    /// <summary>This path and one response name.</summary>
    public ResponsePath Append(string name) => Of(this, name);

    /// <summary>This path and one list index.</summary>
    public ResponsePath Append(int index) => Of(this, index);

    /// <summary>The steps from the root: strings and integers.</summary>
    public IReadOnlyList<object> Steps()
    {
        var steps = new List<object>();
        for (var step = this; step is not null; step = step.Parent)
        {
            steps.Add(step.Name is { } name ? name : step.Index);
        }

        steps.Reverse();
        return steps;
    }

    /// <summary>The steps joined by dots, as <c>analysis.rows.0.key</c>.</summary>
    public override string ToString() =>
        string.Join('.', Steps().Select(step => Convert.ToString(step, CultureInfo.InvariantCulture)));

    private static int Compare(IReadOnlyList<object> a, IReadOnlyList<object> b)
    {
        for (var i = 0; i < Math.Min(a.Count, b.Count); i++)
        {
            var order = (a[i], b[i]) switch
            {
                (int x, int y) => x.CompareTo(y),
                (string x, string y) => string.CompareOrdinal(x, y),
                (int, _) => -1,
                _ => 1,
            };
            if (order != 0)
            {
                return order;
            }
        }

        return a.Count.CompareTo(b.Count);
    }
}
