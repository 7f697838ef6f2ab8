namespace Analytics.Graph.Lint;

/// <summary>Puts the warnings together.</summary>
internal static class LintRegistration
{
    /// <summary>Registers them. Settings are read from the section Warnings.</summary>
    public static IServiceCollection AddGraphLint(this IServiceCollection services)
    {
        services.AddOptions<LintOptions>()
            .BindConfiguration(LintOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        return services.AddSingleton<AnswerLint>();
    }
}
