namespace Analytics.Graph.Engine.Language;

/// <summary>What a token is. Punctuators carry their own byte as value.</summary>
internal enum TokenKind
{
    EndOfFile = 0,
    Name = 1,
    Int = 2,
    Float = 3,
    String = 4,
    BlockString = 5,
    Spread = 6,
    Bang = '!',
    Dollar = '$',
    Ampersand = '&',
    ParenOpen = '(',
    ParenClose = ')',
    Colon = ':',
    Equals = '=',
    At = '@',
    BracketOpen = '[',
    BracketClose = ']',
    BraceOpen = '{',
    Pipe = '|',
    BraceClose = '}',
}
