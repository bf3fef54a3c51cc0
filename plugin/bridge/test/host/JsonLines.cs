using System;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace OpenSyncParty.TestHost;

/// <summary>Writes the log as one JSON object a line, for the tests to read.</summary>
internal sealed class JsonLines : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(categoryName);

    public void Dispose()
    {
    }

    private sealed class Lines(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception) + (exception is null ? string.Empty : " " + exception);
            Console.WriteLine(JsonSerializer.Serialize(new { level = logLevel.ToString(), category, message }));
        }
    }
}
