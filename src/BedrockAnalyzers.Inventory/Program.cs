using System.CommandLine;
using System.Text;

namespace BedrockAnalyzers.Inventory;

/// <summary>The command line.</summary>
internal static class Program
{
    /// <summary>All is well.</summary>
    public const int Done = 0;

    /// <summary>The arguments or the files are wrong.</summary>
    public const int BadInput = 1;

    /// <summary>A call has become dearer or lost its cap, and the command was asked to fail then.</summary>
    public const int Dearer = 2;

    private static int Main(string[] arguments)
    {
        // Arrows, whatever the console's code page is.
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Run(arguments, Directory.GetCurrentDirectory(), Console.Out, Console.Error);
    }

    /// <summary>Runs a command.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="folder">The current folder.</param>
    /// <param name="output">Takes the Markdown.</param>
    /// <param name="error">Takes what is wrong.</param>
    public static int Run(string[] arguments, string folder, TextWriter output, TextWriter error)
    {
        var root = new Option<string?>("--root") { Description = "The folder that paths are relative to. Default: the Git repository around each file, else the current folder." };
        var baseRoot = new Option<string?>("--base-root") { Description = "The same for --base, where that was built in another folder. Default: --root." };
        var links = new Option<string?>("--links") { Description = "Makes each place a link: https://github.com/OWNER/REPOSITORY/blob/COMMIT" };
        var file = new Option<string?>("--output", "-o") { Description = "The file to write. Default: standard output." };

        var inputs = new Argument<string[]>("sarif") { Description = "SARIF files of a build, folders that hold some, or patterns with *.", Arity = ArgumentArity.OneOrMore };
        var table = new Command("table", "Writes a Markdown table of all Bedrock calls.") { inputs, root, links, file };
        table.SetAction(parsed => Write(parsed.GetValue(file), new MarkdownTable(parsed.GetValue(links)).Of(CallInventory.Read(parsed.GetRequiredValue(inputs), folder, parsed.GetValue(root)))));

        var before = new Option<string[]>("--base") { Description = "The SARIF files, folders or patterns of the state before.", Required = true, AllowMultipleArgumentsPerToken = true };
        var after = new Option<string[]>("--head") { Description = "The same of the state after.", Required = true, AllowMultipleArgumentsPerToken = true };
        var fails = new Option<bool>("--fail-when-dearer") { Description = $"Ends with {Dearer} when an answer of a call has become dearer, or a call has lost its cap." };
        var diff = new Command("diff", "Writes a Markdown table of the Bedrock calls that were added, removed or changed.") { before, after, root, baseRoot, links, file, fails };
        diff.SetAction(parsed =>
        {
            var asked = parsed.GetValue(root);
            var found = new InventoryDiff(CallInventory.Read(parsed.GetRequiredValue(before), folder, parsed.GetValue(baseRoot) ?? asked), CallInventory.Read(parsed.GetRequiredValue(after), folder, asked));
            Write(parsed.GetValue(file), new MarkdownTable(parsed.GetValue(links)).Of(found));
            return parsed.GetValue(fails) && found.IsDearer ? Dearer : Done;
        });

        var baseline = new Command("baseline", "Silences in code today's warnings and errors, with a #pragma around each place, so that a gate fails on what is new.") { inputs, root };
        baseline.SetAction(parsed => output.Write(BaselineFiles.Write(parsed.GetRequiredValue(inputs), folder, parsed.GetValue(root))));

        var merge = new Command("merge", "Writes one SARIF file with all reports but the inventory, for code scanning.") { inputs, root, file };
        merge.SetAction(parsed => Write(parsed.GetValue(file), CodeScanningLog.Read(parsed.GetRequiredValue(inputs), folder, parsed.GetValue(root))));

        var command = new RootCommand($"Makes tables, a baseline and a log for code scanning from the SARIF files of a build. Ends with {Done}; {BadInput} when the arguments or the files are wrong; {Dearer} with --fail-when-dearer.") { table, diff, baseline, merge };
        try
        {
            return command.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (InputException wrong)
        {
            error.WriteLine("error: " + wrong.Message);
            return BadInput;
        }

        void Write(string? name, string text)
        {
            if (name is null) output.Write(text);
            else File.WriteAllText(Path.GetFullPath(name, folder), text);
        }
    }
}
