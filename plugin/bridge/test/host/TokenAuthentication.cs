using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace OpenSyncParty.TestHost;

/// <summary>
/// Jellyfin's authentication, with tokens that say themselves who it is: "admin-alice" or "user-bob". Any other is
/// nobody's.
/// </summary>
internal sealed class TokenAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>As Jellyfin calls its own.</summary>
    public const string SchemeName = "CustomAuthentication";

    /// <summary>The role that Jellyfin's policy RequiresElevation asks for.</summary>
    public const string Administrator = "Administrator";

    private static readonly Regex Token = new("^MediaBrowser .*Token=\"(admin|user)-([^\"]+)\"", RegexOptions.CultureInvariant);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var match = Token.Match(Request.Headers.Authorization.ToString());
        if (!match.Success)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        Claim[] claims =
        [
            new(ClaimTypes.Name, match.Groups[2].Value),
            new(ClaimTypes.Role, match.Groups[1].Value == "admin" ? Administrator : "User"),
        ];
        var who = new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName));
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(who, SchemeName)));
    }
}
