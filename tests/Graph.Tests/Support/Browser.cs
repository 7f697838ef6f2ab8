using Microsoft.Playwright;

namespace Analytics.Graph.Tests.Support;

/// <summary>A Chromium that the machine has installed, shared by the tests of a class. None is ever downloaded.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string? Program = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }
        .FirstOrDefault(File.Exists);

    private IPlaywright? driver;
    private IBrowser? chromium;

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        driver = await Playwright.CreateAsync();
        chromium = await driver.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        });
    }

    /// <summary>A page with its own empty storage. Skips the test when no Chromium is installed.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        Assert.SkipWhen(chromium is null, "No Chromium is installed: on Debian, apt-get install chromium.");
        var context = await chromium.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new() { Width = 1400, Height = 900 } });
        context.SetDefaultTimeout(30_000); // how long a condition may take on a busy machine; nothing waits for it to pass
        var page = await context.NewPageAsync();
        page.SetDefaultNavigationTimeout(30_000);
        await page.GotoAsync(address.ToString());
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        driver?.Dispose();
    }
}
