using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Macl.Cli.Hosting;

/// <summary>Makes options that say what was given and what is allowed.</summary>
internal static class Options
{
    public static Option<string?> Text(string name, string description, string valueName = "TEXT") =>
        NotEmpty(new Option<string?>(name) { Description = description, HelpName = valueName });

    public static Option<string> RequiredText(string name, string description, string valueName) =>
        NotEmpty(new Option<string>(name) { Description = description, HelpName = valueName, Required = true });

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    public static Option<int?> Integer(string name, string description, int least = int.MinValue) =>
        Parsed<int?>(name, description, "N", $"a whole number{(least > int.MinValue ? $" of {least} or more" : "")}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value >= least ? value : null);

    public static Option<double?> Number(string name, string description, NumberRange range) =>
        Parsed(name, description, "X", range.Allowed, range.Parse);

    /// <summary>A choice among names.</summary>
    public static Option<T?> Choice<T>(string name, string description, params (string Name, T Value)[] choices)
        where T : struct =>
        Parsed<T?>(name, description, string.Join('|', choices.Select(choice => choice.Name)), $"one of {string.Join(", ", choices.Select(choice => choice.Name))}", text =>
        {
            int index = Array.FindIndex(choices, choice => string.Equals(choice.Name, text, StringComparison.OrdinalIgnoreCase));
            return index < 0 ? null : choices[index].Value;
        });

    /// <summary>A choice among all values of an enum, by their names as JSON has them.</summary>
    public static Option<T?> Choice<T>(string name, string description)
        where T : struct, Enum =>
        Choice<T>(name, description, [.. Enum.GetValues<T>().Select(value => (JsonNameOf(value), value))]);

    /// <summary>The same without one of the values.</summary>
    public static Option<T?> ChoiceExcept<T>(string name, string description, T leftOut)
        where T : struct, Enum =>
        Choice<T>(name, description, [.. Enum.GetValues<T>().Where(value => !value.Equals(leftOut)).Select(value => (JsonNameOf(value), value))]);

    /// <summary>The name of an enum's value as JSON and the command line have it.</summary>
    public static string JsonNameOf<T>(T value)
        where T : struct, Enum =>
        typeof(T).GetField(value.ToString())!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>The same option with one more name.</summary>
    public static Option<T> Or<T>(this Option<T> option, string name)
    {
        option.Aliases.Add(name);
        return option;
    }

    /// <summary>Whether an option was given, and does not have its default.</summary>
    public static bool IsGiven(this ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>The first of some options that was given, or null.</summary>
    public static Option? FirstGiven(this ParseResult parsed, IEnumerable<Option> options) => options.FirstOrDefault(parsed.IsGiven);

    /// <summary>A text of nothing, such as a shell's variable that is not set, would be a path that means nothing.</summary>
    private static Option<T> NotEmpty<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError($"{option.Name} is ''; allowed: {option.HelpName}.");
            }
        });
        return option;
    }

    private static Option<T?> Parsed<T>(string name, string description, string valueName, string allowed, Func<string, T?> parse) => new(name)
    {
        Description = description,
        HelpName = valueName,
        CustomParser = argument => Parse(argument, name, allowed, parse),
    };

    private static T? Parse<T>(ArgumentResult argument, string name, string allowed, Func<string, T?> parse)
    {
        string text = argument.Tokens.Single().Value;
        var value = parse(text);
        if (value is null)
        {
            argument.AddError($"{name} is '{text}'; allowed: {allowed}.");
        }

        return value;
    }
}
