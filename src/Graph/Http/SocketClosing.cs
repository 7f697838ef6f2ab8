namespace Analytics.Graph.Http;

/// <summary>Why the host closes a WebSocket, in the codes and words of graphql-transport-ws.</summary>
/// <param name="code">The close code.</param>
/// <param name="reason">The close reason.</param>
internal sealed class SocketClosing(int code, string reason) : Exception(reason)
{
    private const int MostBytesOfId = 80;

    public int Code { get; } = code;

    public static SocketClosing BadMessage(string what) => new(4400, what);

    public static SocketClosing Unauthorized() => new(4401, "Unauthorized");

    public static SocketClosing OtherProtocol() => new(4406, "Subprotocol not acceptable");

    public static SocketClosing InitTimeout() => new(4408, "Connection initialisation timeout");

    public static SocketClosing SubscriberExists(string id) => new(4409, $"Subscriber for {Short(id)} already exists");

    public static SocketClosing TooManyInits() => new(4429, "Too many initialisation requests");

    public static SocketClosing Heedless() => new(1008, "Operations were refused and more were sent");

    public static SocketClosing TooLarge(int most) => new(1009, $"Message too big: the limit is {most} bytes");

    /// <summary>A close reason may have 123 bytes in all, so a long id is cut after whole characters.</summary>
    private static string Short(string id)
    {
        var runes = id.EnumerateRunes();
        var (length, bytes) = (0, 0);
        foreach (var rune in runes)
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MostBytesOfId)
            {
                return id[..length] + "...";
            }

            length += rune.Utf16SequenceLength;
        }

        return id;
    }
}
