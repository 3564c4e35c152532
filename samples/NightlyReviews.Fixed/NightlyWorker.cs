using System.Text;

namespace NightlyReviews;

/// <summary>One pass over the reviews a night.</summary>
internal sealed class NightlyWorker(ReviewFiles files, ReviewModel model, ReportWriter reports, ThrottlingAlarm alarm, ILogger<NightlyWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await alarm.CreateAsync(stoppingToken);

        using var timer = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            var reviews = await files.ReadAsync(stoppingToken);
            logger.LogInformation("{Count} reviews", reviews.Count);

            var notes = new StringBuilder();
            foreach (var review in reviews)
            {
                var verdict = await model.JudgeAsync(review, stoppingToken);
                notes.AppendLine($"- {review.Product}, {review.Stars} stars, {verdict.Mood}: {string.Join(", ", verdict.Topics)}");
            }

            await Parallel.ForEachAsync(reviews.Where(review => review.Stars <= 2), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = stoppingToken }, async (review, _) =>
            {
                var draft = await model.DraftAnswerAsync(review, stoppingToken);
                await files.WriteAsync($"{review.Id}.answer.txt", draft, stoppingToken);
            });

            var report = await reports.WriteAsync(notes.ToString(), stoppingToken);
            await files.WriteAsync($"{DateTime.Today:yyyy-MM-dd}.report.md", report, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
