using System.Text.Json;
using Analytics.Graph.Engine.Language;

namespace Analytics.Graph.Engine.Types;

/// <summary>How values of a scalar come in and go out. Null never reaches it. Functions are pure and
/// thread-safe.</summary>
/// <param name="FromLiteral">A literal of a document; it holds no variables.</param>
/// <param name="FromJson">A value of the request's variables.</param>
/// <param name="Serialize">A resolver's value to one the engine can write: bool, int, long, double, decimal, string,
/// <see cref="JsonElement"/>, or lists and string-keyed dictionaries of these.</param>
public sealed record ScalarCodec(
    Func<ValueNode, Coerced> FromLiteral, Func<JsonElement, Coerced> FromJson, Func<object, Coerced> Serialize);
