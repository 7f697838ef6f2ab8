using Analytics.Graph.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGraph();

var app = builder.Build();
app.MapGraph();
app.Run();
